using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Hosting.Firmware;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig firmware plan</c>: which loads take a phone from what it runs to what is wanted, and which packages are missing for it.</summary>
internal sealed class FirmwarePlanVerb(CliHost host)
{
    private const string Unknown = "unknown";

    private readonly FirmwareOptions options = new(host);
    private readonly Option<string?> from = new("--from") { Description = $"What the phone runs: a release such as 8.3(2), a rung of ladders.yaml, or {Unknown} (default)", HelpName = "RELEASE|RUNG" };
    private readonly Option<string> to = new("--to") { Description = "What it is to run: a release, or a set of the library", HelpName = "RELEASE|SET", Required = true };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("plan", "Tell which loads take a phone from one release to another, and what is missing for it (exit code 1)") { from, to });
        verb.SetAction(parse => options.Open(parse, (shelf, book, complaints) => Plan(parse, shelf, book, complaints)));
        return verb;
    }

    private int Plan(ParseResult parse, FirmwareShelf shelf, LadderBook book, Complaints complaints)
    {
        var sets = shelf.Names().Select(shelf.Manifest).OfType<FirmwareManifest>()
            .SelectMany(set => LoadVersion.TryParse(set.LoadId, out var release) ? new[] { new LadderSet(set.Set, release) } : [])
            .ToList();
        var (begin, end) = (parse.GetValue(from) ?? Unknown, parse.GetRequiredValue(to));
        if (StartOf(begin, book) is not { } start)
        {
            return complaints.Say(ExitCode.BadUsage, $"--from \"{begin}\": neither a release such as 8.3(2) nor a rung; {NearestWord.Hint(begin, book.Rungs.Keys.Append(Unknown))}");
        }

        LoadVersion? target = sets.Find(set => set.Name == end)?.Release ?? (LoadVersion.TryParse(end, out var written) ? written : null);
        if (target is not { } wanted)
        {
            return complaints.Say(ExitCode.BadUsage, $"--to \"{end}\": neither a release such as 9.4(2)SR3 nor a set of the library; {NearestWord.Hint(end, sets.Select(set => set.Name))}");
        }

        var plan = LadderPlan.Make(book, start, wanted, sets);
        if (!plan.IsThere && plan.Steps.IsEmpty)
        {
            return complaints.Say(ExitCode.NotRecovered, $"no way is known from {begin} to {wanted}: ladders.yaml says which rung loads which");
        }

        foreach (var line in options.Json(parse) ? [FirmwareJson.Line("plan", FirmwareJson.Of(plan, book))] : FirmwareWords.Lines(plan, book, wanted.ToString()))
        {
            host.Out.WriteLine(line);
        }

        return (int)(plan.CanBeGone ? ExitCode.Done : ExitCode.NotRecovered);
    }

    private static LadderStart? StartOf(string word, LadderBook book) =>
        word == Unknown ? LadderStart.Unknown(book)
        : book.Rungs.ContainsKey(word) ? new LadderStart([word])
        : LoadVersion.TryParse(word, out var release) ? LadderStart.Of(book, release)
        : null;
}
