using System.CommandLine;
using System.Text;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig run export ID</c>: a run as it was recorded, for other programs and other rigs.</summary>
internal sealed class RunExportVerb(CliHost host)
{
    private readonly RunSource source = new(host);
    private readonly Option<string?> file = new("--out") { Description = "The file to write; none: standard output", HelpName = "FILE" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("export", "Write a recorded run as JSON, one object a line: a header, then every entry as recover --json tells it") { source.Id, file };
        source.AddTo(verb);
        verb.SetAction(parse =>
        {
            var complaints = new Complaints(host, json: false);
            return source.OpenRun(parse, complaints, (reader, run) => Export(reader, run, parse.GetValue(file), complaints));
        });
        return verb;
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
            return complaints.Say(ExitCode.BadUsage, $"{to} cannot be written: {fault.Message}");
        }
    }

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
