using PhoneRig.Network.Tftp.Content;

namespace PhoneRig.Network.Tftp;

/// <summary>Who gets what: looks at a request before a transfer begins, and settles the transfer's terms.</summary>
/// <param name="options">The limits.</param>
/// <param name="files">What is served.</param>
internal sealed class TftpAdmission(TftpServerOptions options, ITftpFiles files)
{
    /// <summary>By how much the header of IPv6 (RFC 8200 section 3) is longer than that of IPv4.</summary>
    private const int MoreHeader = 20;

    /// <summary>Looks whether a request can be served.</summary>
    /// <param name="from">Who asks.</param>
    /// <param name="request">For what.</param>
    /// <param name="transfers">What is under way.</param>
    /// <param name="file">The file; null where it is refused.</param>
    /// <param name="detail">What the rig is told of a refusal where that is more.</param>
    /// <returns>What the client is told instead; null where it is served.</returns>
    public TftpError? Refuse(UdpPeer from, TftpRequest request, TransferTable transfers, out TftpFile? file, out string? detail)
    {
        (file, detail) = (null, null);
        if (request.IsWrite)
        {
            return new(TftpErrorCode.AccessViolation, "this server is read-only");
        }

        if (!IsOctet(request) && !IsNetascii(request))
        {
            return new(TftpErrorCode.IllegalOperation, "the mode is neither octet nor netascii");
        }

        if (TftpName.Check(request.File, out var name) is { } wrong)
        {
            return new(TftpErrorCode.AccessViolation, wrong);
        }

        try
        {
            file = files.Find(from.Address, name);
        }
        catch (Exception fault)
        {
            // A fault behind the files is this request's end, not the server's. Where they lie is none of the client's business.
            detail = $"the file cannot be read: {PrintableText.Clean(fault.Message)}";
            return new(TftpErrorCode.Undefined, "the file cannot be read");
        }

        if (file is null)
        {
            return new(TftpErrorCode.FileNotFound, "file not found");
        }

        var refusal = !transfers.HasRoomFor(from) ? new TftpError(TftpErrorCode.Undefined, "busy: too many transfers")
            : IsNetascii(request) && file.Content.Length > options.MostNetascii ? new TftpError(TftpErrorCode.Undefined, "too large for netascii: ask for it in octet mode")
            : null;
        if (refusal is not null)
        {
            file.Content.Dispose();
        }

        return refusal;
    }

    /// <summary>The transfer of a request that was not refused.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public TftpTransfer Transfer(TimeSpan now, int port, UdpPeer from, ReadOnlySpan<byte> bytes, TftpRequest request, TftpFile file)
    {
        var length = IsNetascii(request) ? NetasciiBlocks.Measure(file.Content) : file.Content.Length;
        var terms = TftpTerms.Agree(request, length, options.MostBlockSize - (from.IsIPv6 ? MoreHeader : 0), options);
        IBlocks blocks = IsNetascii(request)
            ? new NetasciiBlocks(file.Content, length, terms.BlockSize, terms.WindowSize)
            : new OctetBlocks(file.Content, terms.BlockSize);
        return new TftpTransfer(options, from, port, file, blocks, terms, bytes.ToArray(), now);
    }

    private static bool IsOctet(TftpRequest request) => request.Mode.Equals("octet", StringComparison.OrdinalIgnoreCase);

    private static bool IsNetascii(TftpRequest request) => request.Mode.Equals("netascii", StringComparison.OrdinalIgnoreCase);
}
