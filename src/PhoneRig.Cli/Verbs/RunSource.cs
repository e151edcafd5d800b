using System.CommandLine;
using System.Data.Common;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary>Which journal the <c>run</c> verbs read, and which run of it.</summary>
internal sealed class RunSource(CliHost host)
{
    /// <summary>The word for the newest run.</summary>
    private const string Newest = "last";

    private readonly RigPlace place = new();

    /// <summary>The id on the command line.</summary>
    public Argument<string> Id { get; } = new("ID") { Description = $"The run's id, the beginning of it, or \"{Newest}\"" };

    /// <summary>Gives a verb the options that choose the journal.</summary>
    public void AddTo(Command verb) => place.AddTo(verb);

    /// <summary>The rig file that is meant.</summary>
    public string RigFile(ParseResult parse) => place.RigWord(parse) ?? host.DefaultRig;

    /// <summary>Where a rig keeps its state.</summary>
    public RigState State(ParseResult parse, string rig) => place.State(host, parse, rig);

    /// <summary>Opens the journal and hands it on, or says why it cannot.</summary>
    public int Open(ParseResult parse, Complaints complaints, Func<JournalReader, int> then)
    {
        var file = RigFile(parse);
        var read = host.Folder.Rig(file);
        if (read.Value is not { } config)
        {
            return complaints.Say(read.Problems);
        }

        var journal = place.State(host, parse, config.Rig).Journal;
        using var reader = JournalReader.Open(journal);
        if (reader is null)
        {
            return complaints.Say(ExitCode.BadUsage, $"rig {config.Rig} has no journal yet at {journal}: `phonerig recover --all` makes the first run (--rig and --state choose another)");
        }

        try
        {
            return then(reader);
        }
        catch (DbException damage)
        {
            reader.Suspect(damage);
            throw;
        }
    }

    /// <summary>Opens the journal and hands on the run that the command line names, or says which it may mean.</summary>
    public int OpenRun(ParseResult parse, Complaints complaints, Func<JournalReader, JournalRun, int> then) => Open(parse, complaints, reader =>
    {
        var wanted = parse.GetRequiredValue(Id);
        var runs = reader.Runs();
        var chosen = Choose(wanted, [.. runs.Select(run => run.Id)], out var refusal);
        return chosen is null ? complaints.Say(ExitCode.BadUsage, refusal) : then(reader, runs.Single(run => run.Id == chosen));
    });

    /// <summary>The id that is meant; newest first.</summary>
    private static string? Choose(string wanted, IReadOnlyList<string> ids, out string refusal)
    {
        refusal = "";
        if (ids.Contains(wanted))
        {
            return wanted;
        }

        if (ids.Count == 0)
        {
            refusal = "the journal holds no run yet: `phonerig recover --all` makes the first";
            return null;
        }

        if (wanted == Newest)
        {
            return ids[0];
        }

        var begun = ids.Where(id => id.StartsWith(wanted, StringComparison.Ordinal)).ToList();
        if (begun.Count == 1)
        {
            return begun[0];
        }

        // A rig's runs are too many to name them all.
        refusal = begun.Count > 1
            ? $"\"{wanted}\" may be any of {begun.Count} runs: {string.Join(", ", begun.Take(5))}{(begun.Count > 5 ? ", …" : "")}"
            : $"unknown run \"{wanted}\": {(NearestWord.Of(wanted, ids) is { } near ? $"did you mean \"{near}\"?" : $"the newest is {ids[0]}")} (`phonerig run list` names them all)";
        return null;
    }
}
