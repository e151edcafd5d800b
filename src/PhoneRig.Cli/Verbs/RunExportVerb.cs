using System.CommandLine;
using System.Text;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Replay;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig run export ID</c>: a run as it was recorded, for other programs and other rigs; with <c>--to</c> as one file that can be replayed.</summary>
internal sealed class RunExportVerb(CliHost host)
{
    private readonly RunSource source = new(host);
    private readonly Option<string?> file = new("--out") { Description = "The file to write the JSON to; none: standard output", HelpName = "FILE" };
    private readonly Option<string?> recording = new("--to")
    {
        Description = "Write a recording instead: one zip with the entries, the files that the run went by, console bytes and captures, for `phonerig run replay`; a folder gets RUN.phonerig.zip",
        HelpName = "FILE|DIR",
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("export", "Write a recorded run as JSON, one object a line, or as a recording that can be sent and replayed") { source.Id, file, recording };
        source.AddTo(verb);
        verb.SetAction(parse =>
        {
            var complaints = new Complaints(host, json: false);
            var (json, zip) = (parse.GetValue(file), parse.GetValue(recording));
            return (json, zip) is ({ }, { })
                ? complaints.Say(ExitCode.BadUsage, "say --out for JSON or --to for a recording, not both")
                : source.OpenRun(parse, complaints, (reader, run) => zip is null ? Export(reader, run, json, complaints) : Record(parse, reader, run, zip, complaints));
        });
        return verb;
    }

    private int Record(ParseResult parse, JournalReader reader, JournalRun run, string to, Complaints complaints)
    {
        var target = Directory.Exists(to) ? Path.Combine(to, $"{run.Id}{RecordingWriter.Extension}") : to;
        try
        {
            var header = new RecordingWriter(reader, source.State(parse, run.Rig), host.Folder, source.RigFile(parse)).Write(run, target);
            host.Out.WriteLine($"{target}: run {run.Id}{(run.Simulated ? ", simulated" : "")}, {Math.Max(1, new FileInfo(target).Length / 1000)} KB");
            foreach (var sentence in header.Holds)
            {
                host.Out.WriteLine($"  {sentence}");
            }

            return (int)ExitCode.Done;
        }
        catch (RecordingException refused)
        {
            return complaints.Say(ExitCode.BadUsage, refused.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return complaints.Say(ExitCode.BadUsage, Unwritable(target, fault));
        }
    }

    private int Export(JournalReader reader, JournalRun run, string? to, Complaints complaints)
    {
        if (to is null)
        {
            Write(reader, run, host.Out);
            return (int)ExitCode.Done;
        }

        try
        {
            using var writer = new StreamWriter(to, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            Write(reader, run, writer);
            return (int)ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return complaints.Say(ExitCode.BadUsage, Unwritable(to, fault));
        }
    }

    private static string Unwritable(string file, Exception fault) => fault switch
    {
        _ when Directory.Exists(file) => $"{file} cannot be written: it is a folder; name a file in it",
        _ when Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder) => $"{file} cannot be written: there is no folder {folder}; make it first",
        UnauthorizedAccessException => $"{file} cannot be written: you may not write there; name a file in a folder of your own",
        _ => $"{file} cannot be written: {fault.Message}",
    };

    private static void Write(JournalReader reader, JournalRun run, TextWriter to)
    {
        var header = RunJson.Of(run);
        header["form"] = 1; // raised when a reader of this form could no longer read it
        to.WriteLine(RunJson.Line("export", header));
        foreach (var entry in reader.Entries(run.Id))
        {
            to.WriteLine(EntryLine.Write(run.Id, entry));
        }
    }
}
