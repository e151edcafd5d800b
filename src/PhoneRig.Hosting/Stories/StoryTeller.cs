using System.Collections.Immutable;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>Tells the story of a station's run: a pure function of its entries.</summary>
public sealed class StoryTeller
{
    private readonly Recorded recorded;
    private readonly LeftBehind left;
    private readonly bool cutShort;
    private readonly QuoteBook quotes;
    private readonly ImmutableArray<Transfer> transfers;
    private readonly AttemptTeller teller;

    private StoryTeller(Recorded recorded, LeftBehind left, bool cutShort)
    {
        (this.recorded, this.left, this.cutShort) = (recorded, left, cutShort);
        quotes = QuoteBook.Of(recorded);
        transfers = new TransferBook(recorded).Read();
        teller = new AttemptTeller(recorded, transfers, quotes.Entries);
    }

    private Entry? End => recorded.Entries.LastOrDefault(entry => entry.Fact is VerdictReached or ProcedureEnded);

    private VerdictReached? Verdict => End?.Fact as VerdictReached;

    /// <summary>Tells it.</summary>
    /// <param name="station">The station.</param>
    /// <param name="entries">The entries of its run, ascending, from its <c>run-started</c> on.</param>
    /// <param name="left">What the run left behind there.</param>
    /// <param name="cutShort">True where a run without an end is known to be over.</param>
    /// <exception cref="ArgumentException">There is no entry: there is nothing to tell.</exception>
    public static StationStory Tell(string station, IEnumerable<Entry> entries, LeftBehind left, bool cutShort)
    {
        ImmutableArray<Entry> all = [.. entries];
        return all.IsEmpty
            ? throw new ArgumentException($"the run has no entries of station {station}", nameof(entries))
            : new StoryTeller(new Recorded(station, all), left, cutShort).Tell();
    }

    private StationStory Tell()
    {
        var acts = Acts.Of(recorded);
        var started = recorded.Entries.Select(entry => entry.Fact).OfType<RunStarted>().FirstOrDefault();
        var (end, outcome) = Ends();
        return new StationStory(
            recorded.Station,
            started?.Phone ?? "unknown",
            started?.Simulated ?? false,
            recorded.First.At,
            recorded.At(End ?? recorded.Last),
            end,
            outcome,
            Verdict?.Load,
            Beginning(acts, started),
            [.. acts.Attempts.Select(Attempt)],
            Diagnoses(),
            [.. RuledOut()],
            [.. Ending(acts)],
            [.. NextSteps.Of(recorded, left)],
            [.. recorded.Entries.Where(entry => entry.Fact is FirmwareServed).Select(entry => Firmware((FirmwareServed)entry.Fact, entry))],
            quotes.Quotes,
            new ChartReader(recorded, transfers, quotes.Entries).Read());
    }

    private (StoryEnd End, string Outcome) Ends() => End?.Fact switch
    {
        VerdictReached { Owner: VerdictOwner.Rig } => (StoryEnd.RigFault, "rig fault"),
        VerdictReached { Verdict: var verdict } => (verdict switch
        {
            Core.Recovery.Verdict.Recovered => StoryEnd.Recovered,
            Core.Recovery.Verdict.Scrap => StoryEnd.Scrap,
            Core.Recovery.Verdict.Stopped => StoryEnd.Stopped,
            _ => StoryEnd.NeedsAttention,
        }, FactWords.Describe(verdict)),
        ProcedureEnded ended => (StoryEnd.ProcedureEnded, ended.Outcome),
        _ => cutShort ? (StoryEnd.CutShort, "cut short") : (StoryEnd.Unfinished, "under way or cut short"),
    };

    private ImmutableArray<Sentence> Beginning(Acts acts, RunStarted? started)
    {
        var told = ImmutableArray.CreateBuilder<Sentence>();
        if (started is not null)
        {
            told.Add(recorded.Say(recorded.First, $"A run ({started.Job ?? "recover"}) began on rig {started.Rig}, on a {(started.Simulated ? "simulated " : "")}{started.Phone}."));
        }

        foreach (var entry in acts.Prologue)
        {
            if (entry.Fact is PowerAdopted adopted)
            {
                told.Add(recorded.Say(entry, adopted.On is null ? "Whether the power was on could not be told." : $"The rig {FactWords.Describe(adopted)}."));
            }
        }

        if (acts.Prologue.LastOrDefault(entry => entry.Fact is StageChanged) is { Fact: StageChanged stage } at)
        {
            told.Add(recorded.Say(at, $"As far as could be told, the phone was {FactWords.Describe(stage.Likeliest)}."));
        }

        told.AddRange(teller.Tell(acts.Prologue));
        return told.ToImmutable();
    }

    private ToldAttempt Attempt(Act act)
    {
        var told = new List<Sentence>();
        var started = act.Entries[0].Fact as AttemptStarted;
        if (started is not null)
        {
            told.Add(recorded.Say(act.Entries[0], Spans.Stop($"Attempt {started.Number} was {Doing(started)}, because {Because(started.Why)}")));
        }

        told.AddRange(teller.Tell(act.Entries.Where(entry => entry.Fact is not (VerdictReached or ProcedureEnded))));
        var end = act.Entries.LastOrDefault(entry => entry.Fact is AttemptEnded or ProcedureEnded);
        var outcome = end?.Fact switch { AttemptEnded attempt => attempt.Outcome, ProcedureEnded alone => alone.Outcome, _ => null };
        if (end is { Fact: AttemptEnded ended })
        {
            var diagnosed = recorded.Entries.LastOrDefault(entry => entry.Sequence < end.Sequence && entry.Fact is Diagnosed diagnosis && diagnosis.Diagnosis == ended.Outcome);
            told.Add(diagnosed is { Fact: Diagnosed found }
                ? recorded.Say(end, $"That ended the attempt: {ended.Outcome}{quotes.Marks(found.Evidence)}.", diagnosed)
                : recorded.Say(end, Spans.Stop($"That ended the attempt ({ended.Outcome}): {ended.Why}")));
        }

        var to = end ?? act.Entries[^1];
        var procedure = started?.Procedure ?? act.Entries.Select(entry => entry.Fact).OfType<StepStarted>().Select(step => step.Procedure).FirstOrDefault() ?? "procedure";
        return new ToldAttempt(started?.Number ?? 0, procedure, started?.Firmware, recorded.At(act.Entries[0]), recorded.At(to), outcome, [.. told]);
    }

    private static string Doing(AttemptStarted attempt) =>
        attempt.Firmware is null || attempt.Procedure == $"serve {attempt.Firmware}" ? attempt.Procedure : $"{attempt.Procedure}, serving {attempt.Firmware}";

    private static string Because(string why) => why.Trim() is { Length: > 0 } said ? said : "the playbook has it so";

    private ImmutableArray<ToldDiagnosis> Diagnoses() =>
    [
        .. recorded.Entries.Where(entry => entry.Fact is Diagnosed)
            .GroupBy(entry => ((Diagnosed)entry.Fact).Diagnosis, StringComparer.Ordinal)
            .Select(made =>
            {
                var (first, last) = (made.First(), (Diagnosed)made.Last().Fact);
                ImmutableArray<long> evidence = [.. made.SelectMany(entry => ((Diagnosed)entry.Fact).Evidence is { IsDefault: false } cited ? cited : []).Distinct()];
                return new ToldDiagnosis(
                    made.Key, last.Cause, last.Owner, made.Key == Verdict?.Diagnosis, recorded.At(first), first.At, [.. made.Select(entry => entry.Sequence)], quotes.Numbers(evidence));
            })
            .OrderByDescending(diagnosis => diagnosis.Decides)
            .ThenBy(diagnosis => diagnosis.At),
    ];

    private IEnumerable<Sentence> RuledOut()
    {
        var verdictNames = Verdict?.Diagnosis;
        if (recorded.Entries.Where(entry => entry.Fact is OffProven).ToList() is { Count: > 0 } proofs && !recorded.Entries.Any(entry => entry.Fact is OffDisproven))
        {
            yield return recorded.Say(proofs[0], $"Another source of power: with the {(((OffProven)proofs[0].Fact).Started == true ? "plug pulled" : "relay open")} there was no sign of life for {Spans.Words(((OffProven)proofs[0].Fact).After)}{(proofs.Count > 1 ? $", and {Spans.Times(proofs.Count - 1)} more" : "")}.", proofs);
        }

        if (verdictNames is null)
        {
            yield break;
        }

        foreach (var other in recorded.Entries.Where(entry => entry.Fact is Diagnosed diagnosed && diagnosed.Diagnosis != verdictNames).DistinctBy(entry => ((Diagnosed)entry.Fact).Diagnosis, StringComparer.Ordinal))
        {
            yield return recorded.Say(other, $"{((Diagnosed)other.Fact).Diagnosis} was diagnosed too; the verdict is {verdictNames}.", End!);
        }
    }

    private IEnumerable<Sentence> Ending(Acts acts)
    {
        foreach (var sentence in teller.Tell(acts.Epilogue.Where(entry => entry.Fact is not (KeyReleased or VerdictReached or ProcedureEnded))))
        {
            yield return sentence;
        }

        switch (End)
        {
            case { Fact: VerdictReached verdict } end:
                var also = string.Join("; ", new[]
                {
                    verdict.Diagnosis,
                    verdict.Load is null ? null : $"load {verdict.Load}",
                    verdict.Proof is { } proof ? FactWords.Describe(proof) : null,
                }.Where(part => part is not null));
                yield return recorded.Say(end, $"After {Spans.Words(recorded.At(end))} the verdict was: {FactWords.Describe(verdict.Verdict)}{(also.Length == 0 ? "" : $" ({also})")}. {Spans.Stop(verdict.Why)}{(quotes.Marks(verdict.Evidence) is { Length: > 0 } marks ? $" Evidence:{marks}." : "")}");
                break;
            case { Fact: ProcedureEnded procedure } end:
                yield return recorded.Say(end, Spans.Stop($"After {Spans.Words(recorded.At(end))} procedure {procedure.Procedure} ended ({procedure.Outcome}): {procedure.Why}"));
                break;
            default:
                yield return recorded.Say(recorded.Last, $"The record ends here, {Spans.Words(recorded.Length)} after it began, without a verdict: the run was cut short{(cutShort ? "" : ", or is still under way")}.");
                yield return recorded.Say(recorded.Last, left.Power switch
                {
                    true => "The phone's power was on when it was last told.",
                    false => "The phone's power was off when it was last told.",
                    null => "Whether the phone's power is on was never told.",
                });
                break;
        }

        foreach (var open in left.Unfinished)
        {
            yield return recorded.Say(open, $"No end is told of entry {open.Sequence}, {FactWords.Describe(open.Fact)}: it may have happened.");
        }
    }

    private ToldFirmware Firmware(FirmwareServed served, Entry entry) => new(served.Set, served.Load, recorded.At(entry), entry.Sequence);
}
