using System.Collections.Immutable;
using System.Globalization;

namespace PhoneRig.Network.Tftp;

/// <summary>What a transfer was agreed to be: the options of the request, within the server's limits.</summary>
/// <param name="BlockSize">Bytes a block; 512 where not asked (RFC 1350).</param>
/// <param name="WindowSize">Blocks before an acknowledgement; 1 where not asked.</param>
/// <param name="Timeout">A fixed wait before sending again; null where not asked.</param>
/// <param name="Accepted">What the OACK says; empty where no OACK is sent, because nothing usable was asked.</param>
internal sealed record TftpTerms(int BlockSize, int WindowSize, TimeSpan? Timeout, ImmutableArray<TftpOption> Accepted)
{
    /// <summary>
    /// An option that is unknown, or whose value is none (RFC 2348: 8 to 65464, RFC 2349: 1 to 255, RFC 7440: 1 to 65535), is left out as
    /// if it had not been asked for. Of an option that is asked twice the first counts.
    /// </summary>
    /// <param name="request">What is asked.</param>
    /// <param name="size">What the client will get, bytes: in netascii more than the file has.</param>
    /// <param name="mostBlockSize">The largest block that one packet carries to this client.</param>
    /// <param name="options">The server's limits.</param>
    public static TftpTerms Agree(TftpRequest request, long size, int mostBlockSize, TftpServerOptions options)
    {
        var terms = new TftpTerms(512, 1, null, []);
        var accepted = ImmutableArray.CreateBuilder<TftpOption>();
        foreach (var option in request.Options)
        {
            var name = option.Name.ToLowerInvariant();
            if (accepted.Any(earlier => earlier.Name == name)
                || !int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var asked))
            {
                continue;
            }

            string? granted = null;
            switch (name)
            {
                case TftpOption.BlockSize when asked is >= 8 and <= 65464:
                    terms = terms with { BlockSize = Math.Min(asked, mostBlockSize) };
                    granted = $"{terms.BlockSize}";
                    break;
                case TftpOption.WindowSize when asked is >= 1 and <= 65535:
                    terms = terms with { WindowSize = Math.Min(asked, options.MostWindowSize) };
                    granted = $"{terms.WindowSize}";
                    break;
                case TftpOption.Timeout when asked is >= 1 and <= 255:
                    terms = terms with { Timeout = TimeSpan.FromSeconds(asked) };
                    granted = $"{asked}";
                    break;
                case TftpOption.TransferSize:
                    granted = $"{size}";
                    break;
            }

            if (granted is not null)
            {
                accepted.Add(new TftpOption(name, granted));
            }
        }

        return terms with { Accepted = accepted.ToImmutable() };
    }
}
