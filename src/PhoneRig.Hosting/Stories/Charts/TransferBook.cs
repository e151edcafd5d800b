using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>Puts requests for files together with what became of them.</summary>
/// <param name="recorded">The run.</param>
internal sealed class TransferBook(Recorded recorded)
{
    private readonly List<Open> all = [];

    public ImmutableArray<Transfer> Read()
    {
        foreach (var entry in recorded.Entries)
        {
            Take(entry);
        }

        return [.. all.Select(transfer => transfer.Close(recorded))];
    }

    private void Take(Entry entry)
    {
        switch (entry.Fact)
        {
            case TftpRequested asked:
                all.Add(new Open(asked.File, entry));
                break;
            case TftpProgress progress:
                var open = Of(progress.File, entry);
                open.Add(entry, progress.Bytes, progress.Total);
                break;
            case TftpCompleted completed:
                Of(completed.File, entry).End(entry, TransferEnd.Whole, completed.Bytes, completed.Bytes, null);
                break;
            case TftpFailed failed:
                Of(failed.File, entry).End(entry, TransferEnd.BrokeOff, failed.Bytes, failed.Total, failed.Reason);
                break;
            case TftpRefused refused:
                Of(refused.File, entry).End(entry, TransferEnd.Refused, 0, null, refused.Reason);
                break;
            default:
                break;
        }
    }

    /// <summary>The oldest request for the file without an end; an end without a request stands for itself. Names are matched as the server does, whatever their case.</summary>
    private Open Of(string file, Entry entry)
    {
        var open = all.Find(transfer => !transfer.Ended && string.Equals(transfer.File, file, StringComparison.OrdinalIgnoreCase));
        if (open is null)
        {
            all.Add(open = new Open(file, entry));
        }

        return open;
    }

    private sealed class Open(string file, Entry first)
    {
        private readonly List<Entry> entries = [first];
        private readonly List<(Entry Entry, long Bytes)> progress = [];
        private TransferEnd end = TransferEnd.Untold;
        private long? total;
        private string? reason;

        public string File => file;

        public bool Ended => end != TransferEnd.Untold;

        public void Add(Entry entry, long bytes, long? of)
        {
            if (entry != first)
            {
                entries.Add(entry);
            }

            progress.Add((entry, bytes));
            total = of;
        }

        public void End(Entry entry, TransferEnd how, long bytes, long? of, string? why)
        {
            Add(entry, bytes, of);
            (end, reason) = (how, why);
        }

        public Transfer Close(Recorded recorded) => new(
            recorded.At(first),
            recorded.At(entries[^1]),
            file,
            progress.Count == 0 ? 0 : progress[^1].Bytes,
            total,
            end,
            reason,
            [.. progress.Select(step => new TransferProgress(recorded.At(step.Entry), step.Bytes))],
            [.. entries.Select(entry => entry.Sequence)]);
    }
}
