using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>Reads one file of a set: envelope, name, and what its body says of its length.</summary>
internal static class FirmwareFileReader
{
    /// <summary>
    /// The most that a phone can fetch, in bytes: it knows only blocks of 512 (facts 3.2), they are numbered by 16 bits, and the last one
    /// is shorter (RFC 1350 sections 2 and 5). Every archive that is known has a tenth of that (facts 3.3).
    /// </summary>
    public const int Largest = ushort.MaxValue * 512 - 1;

    /// <summary>Reads a file; what is wrong with it is added to the findings.</summary>
    public static FirmwareFile Read(string onDisk, ReadOnlyMemory<byte> content, Action<FirmwareFlaw, bool, string, string> found)
    {
        var plain = onDisk.Trim();
        void Problem(FirmwareFlaw flaw, string message) => found(flaw, true, onDisk, $"{Shown(onDisk)}: {message}");

        if (content.Length > Largest)
        {
            Problem(FirmwareFlaw.TooLarge, $"it has {content.Length} bytes, and a phone cannot fetch more than {Largest} by TFTP: it is no file of a load, take it out");
            return new(onDisk, plain, content, null, default, Renamed: false);
        }

        if (SignedEnvelope.Read(content.Span, out var problem) is not { } envelope)
        {
            Problem(Flaw(content.Span, problem), $"{problem}; get it again from its package");
            return new(onDisk, plain, content, null, default, Renamed: false);
        }

        if (envelope.SignatureLength == 0)
        {
            Problem(FirmwareFlaw.Unsigned, "it is not signed: phones refuse it; get it again from its package");
        }

        if (string.IsNullOrEmpty(envelope.Name))
        {
            Problem(FirmwareFlaw.BrokenEnvelope, "its envelope has no file name, which phones check: the file is damaged; get it again from its package");
        }

        var (name, renamed) = NameOf(onDisk, plain, envelope.Name, found);
        return new(onDisk, name, content, envelope, Body(plain, content.Span, envelope.HeaderLength, Problem), renamed);
    }

    private static FirmwareFlaw Flaw(ReadOnlySpan<byte> content, string problem) =>
        problem.EndsWith("cut short", StringComparison.Ordinal) || content.IsEmpty ? FirmwareFlaw.CutShort
        : content[0] == 1 ? FirmwareFlaw.BrokenEnvelope
        : FirmwareFlaw.Unsigned;

    private static (string Name, bool Renamed) NameOf(string onDisk, string plain, string? inside, Action<FirmwareFlaw, bool, string, string> found)
    {
        if (plain != onDisk)
        {
            found(FirmwareFlaw.Blanks, false, onDisk, $"{Shown(onDisk)} has blanks around its name on disk: it is taken as {plain}");
        }

        if (string.IsNullOrEmpty(inside) || inside == plain)
        {
            return (plain, false);
        }

        if (inside.Equals(plain, StringComparison.OrdinalIgnoreCase))
        {
            // Facts 3.4: phones ask for either; the servers here find both.
            found(FirmwareFlaw.LetterCase, false, onDisk, $"{plain} is written {inside} in its envelope: it is served in any case");
            return (inside, false);
        }

        found(FirmwareFlaw.Renamed, true, onDisk, $"{plain} is called {inside} in its envelope, and phones check that: it was renamed, give it its own name back");
        return (FirmwareNames.IsFirmware(inside) ? inside : plain, true);
    }

    private static ImmutableArray<string> Body(string plain, ReadOnlySpan<byte> content, int headerLength, Action<FirmwareFlaw, string> problem)
    {
        if (!FirmwareNames.IsLoads(plain))
        {
            if (ArchiveHeader.Judge(content, headerLength) is { } wrong)
            {
                problem(FirmwareFlaw.CutShort, $"{wrong}; get it again from its package");
            }

            return default;
        }

        if (LoadsManifest.TryRead(content, out var manifest, out var unread))
        {
            return manifest.Archives;
        }

        problem(FirmwareFlaw.BrokenList, $"{unread}; get it again from its package");
        return default;
    }

    private static string Shown(string onDisk) => onDisk == onDisk.Trim() ? onDisk : $"\"{onDisk}\"";
}
