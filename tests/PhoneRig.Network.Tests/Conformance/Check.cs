namespace PhoneRig.Conformance;

/// <summary>One thing that a TFTP server does.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Section">Where that is written.</param>
/// <param name="Run">Tries it; null where it does, else what it did instead.</param>
internal sealed record Check(string Name, string Section, Func<Probe, string?> Run)
{
    /// <summary>True where a server that fails it may not answer anybody any more: done last, on a server of its own.</summary>
    public bool MayKill { get; init; }

    /// <summary>True for one that takes long: begun first.</summary>
    public bool Slow { get; init; }
}
