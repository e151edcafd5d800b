using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Phone;

/// <summary>Fetches a load and writes it: loads file, then archive by archive (facts 3.1, 3.2, 5.3).</summary>
/// <param name="scope">The boot it belongs to.</param>
/// <param name="link">The network, up.</param>
/// <param name="loadsFile">The name of the loads file.</param>
/// <param name="recovering">True: there is no load to go back to, so it tries for ever and takes every archive anew.</param>
/// <param name="abandoned">The load cannot be had, and there is another to go on with.</param>
internal sealed class LoadDownload(BootScope scope, NetworkLink link, string loadsFile, bool recovering, Action abandoned)
{
    private readonly PhoneBoard board = scope.Board;
    private ImmutableArray<string> archives = [];
    private Version? release;
    private SigningGeneration signing;
    private TimeSpan? began;
    private bool secondOfPair;
    private bool written;

    public void Begin()
    {
        began ??= board.Loop.Uptime;
        if (board.Loop.Uptime - began >= board.Profile.TftpGiveUp)
        {
            GiveUp();
            return;
        }

        board.Enter(PhoneActivity.Downloading);
        Fetch(loadsFile, LoadsFileHere);
    }

    private void Fetch(string file, Action<ReadOnlyMemory<byte>> here) => link.Tftp!.Fetch(file, (end, content) =>
    {
        if (end == TftpEnd.Complete)
        {
            here(content);
        }
        else if (!recovering)
        {
            abandoned();
        }
        else
        {
            var pause = Math.Floor(board.Between(board.Profile.TftpPauseFrom, board.Profile.TftpPauseTo).TotalSeconds);
            if (end == TftpEnd.TimedOut)
            {
                board.Console.Trace("WRN", "DLoad", string.Create(CultureInfo.InvariantCulture, $"TFTPERR_TIMEOUT retry in {pause} seconds"));
            }

            board.Enter(PhoneActivity.Stalled);
            scope.WakeUps.After(TimeSpan.FromSeconds(pause), Begin);
        }
    });

    private void LoadsFileHere(ReadOnlyMemory<byte> content)
    {
        if (!Authentic(loadsFile, content, out var headerLength))
        {
            return;
        }

        board.Console.Trace("INF", "DLoad", $"Loads file assignment = {loadsFile}");
        (archives, var wrong) = LoadsList.Read(content.Span[headerLength..], loadsFile);
        release = archives.IsEmpty ? null : LoadRelease.Of(archives[0]);
        if (LoadRelease.Of(board.Profile.NeedsFrom) is { } first && release < first)
        {
            // Facts 7.2 row 25.
            wrong ??= LoadsList.OtherBoard;
        }

        if (wrong is not null)
        {
            board.Console.Trace("ERR", "image", wrong);
            StopUnusable();
            return;
        }

        for (var i = 0; i < archives.Length; i++)
        {
            board.Console.Trace("INF", "DLoad", $"component {i} = {archives[i]}");
        }

        secondOfPair = false;
        written = false;
        FetchArchive(0);
    }

    private void FetchArchive(int index)
    {
        if (index == archives.Length)
        {
            Complete();
        }
        else if (!recovering && board.Flash.Archives.Contains(archives[index]))
        {
            // L: an archive that is in flash under that name already is not fetched again.
            FetchArchive(index + 1);
        }
        else
        {
            board.Enter(PhoneActivity.Downloading);
            Fetch(archives[index], content => WriteArchive(index, content));
        }
    }

    private void WriteArchive(int index, ReadOnlyMemory<byte> content)
    {
        var file = archives[index];
        if (!Authentic(file, content, out _))
        {
            return;
        }

        if (!written)
        {
            written = true;
            board.Flash.BeginWriting();
        }

        board.Enter(PhoneActivity.Writing);
        board.Console.Trace("INF", "image", $"Write Starting for file={file} (totalsize={content.Length})");
        scope.WakeUps.After(board.Profile.WriteGaps[Math.Min(index, board.Profile.WriteGaps.Length - 1)], () =>
        {
            board.Console.Trace("INF", "image", $"file={file} Written");
            board.Flash.Archives.Add(file);
            FetchArchive(index + 1);
        });
    }

    private void Complete()
    {
        if (board.Flash.Condition == FlashCondition.NeedsFormat)
        {
            board.Console.Trace("ERR", "image", $"Write verify of {archives[^1]} failed!");
            board.Console.Trace("ERR", "image", "Update failure on /flash0!");
            board.Enter(PhoneActivity.Stalled);
            scope.ShowBrick();
            return;
        }

        var suffix = loadsFile.LastIndexOf(".loads", StringComparison.OrdinalIgnoreCase);
        board.Flash.Install(suffix > 0 ? loadsFile[..suffix] : loadsFile, release, signing);
        scope.Reboot(written ? "for updated OS" : "image revision");
    }

    private bool Authentic(string file, ReadOnlyMemory<byte> content, out int headerLength)
    {
        var verdict = LoadEnvelope.Check(content.Span, file, board.Flash.Keys, out signing, out headerLength);
        if (verdict == LoadEnvelope.Verdict.Good)
        {
            board.Console.Trace("INF", "image", $"Authentication OK file={file}");
            return true;
        }

        // Facts 7.2 rows 1 and 2: an unknown key is met with silence, on some loads with words; all other faults with words.
        if (verdict != LoadEnvelope.Verdict.UnknownKey || board.Profile.WrongKeySays)
        {
            board.Console.Trace("ERR", "image", verdict switch
            {
                LoadEnvelope.Verdict.Unsigned => "File is not signed!",
                LoadEnvelope.Verdict.OtherName => "filename mismatch",
                LoadEnvelope.Verdict.UnknownKey => "signer not found",
                _ => "bad digest",
            });
            board.Console.Trace("ERR", "image", $"Authentication *** FAILED *** code <{(int)verdict}><0>");
            board.Console.Trace("ERR", "image", $"Authentication FAIL file={file}");
        }

        StopUnusable();
        return false;
    }

    /// <summary>The load is of no use: a second request within a second, then silence for minutes, then the pair again (facts 1.4, 11a).</summary>
    private void StopUnusable()
    {
        if (!recovering)
        {
            abandoned();
            return;
        }

        board.Enter(PhoneActivity.Stalled);
        if (!secondOfPair)
        {
            secondOfPair = true;
            scope.WakeUps.After(board.Between(TimeSpan.Zero, TimeSpan.FromSeconds(1)), Begin);
            return;
        }

        secondOfPair = false;
        scope.ShowBrick();
        scope.WakeUps.After(board.Between(board.Profile.WrongKeySilenceFrom, board.Profile.WrongKeySilenceTo), Begin);
    }

    private void GiveUp()
    {
        if (recovering)
        {
            scope.Reboot("auto-recovery FAILED");
        }
        else
        {
            abandoned();
        }
    }
}
