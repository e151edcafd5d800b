namespace PhoneRig.Network.Tftp;

/// <summary>A file as it is served: never changed while a transfer reads it.</summary>
/// <param name="Name">Its canonical name, as in its signed envelope.</param>
/// <param name="Content">Its bytes; nobody writes to them any more.</param>
public sealed record TftpFile(string Name, ReadOnlyMemory<byte> Content);
