using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Cli.Views;

/// <summary>A campaign as a JUnit report: a phone is a case. What needs the phone itself is a failure, what the rig or the set-up has to answer for an error, and what is left is skipped.</summary>
internal static class CampaignJUnit
{
    /// <summary>Makes the report's one suite.</summary>
    public static JUnitSuite Of(CampaignAccount account, string rig, bool simulated)
    {
        var suite = $"{rig}.{account.Playbook}";
        return new JUnitSuite(
            suite,
            account.StartedAt,
            [.. Properties(account, rig, simulated)],
            [
                .. account.Phones.Select(phone => Case(account, phone, suite)),
                .. Enumerable.Range(1, Math.Max(0, (account.Expect ?? 0) - account.Phones.Length))
                    .Select(number => new JUnitCase(string.Create(CultureInfo.InvariantCulture, $"not seen yet, {number}"), suite, TimeSpan.Zero, Skipped("left: it was not put on a station yet"), [])),
            ])
        {
            Took = account.At - account.StartedAt is var took && took > TimeSpan.Zero ? took : TimeSpan.Zero,
        };
    }

    private static IEnumerable<(string Name, string Value)> Properties(CampaignAccount account, string rig, bool simulated)
    {
        yield return ("rig", rig);
        yield return ("campaign", account.Campaign);
        yield return ("simulated", simulated ? "true" : "false");
        foreach (var (bin, count) in account.Bins)
        {
            yield return ($"bin.{bin}", count.ToString(CultureInfo.InvariantCulture));
        }

        if (account.Yield is { } yield)
        {
            yield return ("yield", Share(yield));
            yield return ("first-pass-yield", Share(account.FirstPassYield!.Value));
        }
    }

    private static JUnitCase Case(CampaignAccount account, AccountedPhone phone, string suite)
    {
        ImmutableArray<AccountedVisit> visits = [.. account.Visits.Where(visit => visit.Phone == phone.Phone)];
        return new JUnitCase(
            phone.Phone,
            suite,
            visits.Aggregate(TimeSpan.Zero, (sum, visit) => sum + visit.Took),
            Ending(phone, visits.LastOrDefault()),
            [.. visits.Select(Line)]);
    }

    private static JUnitEnding? Ending(AccountedPhone phone, AccountedVisit? last) => (phone, last) switch
    {
        ({ Station: { } station }, _) => Skipped($"left: it stands at {station}"),
        ({ Bin: null }, _) => Skipped("left: it has had no run to the end"),
        ({ Bin: Bin.Done }, _) => null,
        ({ Bin: Bin.KeyStation or Bin.AnotherStation or Bin.Evening }, _) => Skipped($"left: it waits in the bin {CampaignWords.Describe(phone.Bin!.Value)}: {phone.Why}"),
        ({ Bin: Bin.RigSuspect }, _) => new(JUnitEnding.Error, "rig-suspect", phone.Why ?? "", Text(last)),
        ({ Soak.Passed: false }, _) => new(JUnitEnding.Failure, "soak", phone.Why ?? "", Text(last)),
        (_, { Verdict: Verdict.Stopped }) => Skipped(phone.Why ?? "it was stopped"),
        (_, { Owner: VerdictOwner.SetUp or VerdictOwner.Rig or VerdictOwner.Operator }) => new(JUnitEnding.Error, last.Diagnosis ?? "unknown", phone.Why ?? "", Text(last)),
        _ => new(JUnitEnding.Failure, last?.Diagnosis ?? "unknown", phone.Why ?? "", Text(last)),
    };

    private static JUnitEnding Skipped(string why) => new(JUnitEnding.Skipped, null, why, "");

    private static string Text(AccountedVisit? last) => last is null ? "" : $"phonerig run explain {last.Run} tells why";

    private static string Line(AccountedVisit visit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{visit.BeganAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC  {visit.Station}  run {visit.Run}, {StationPhrases.Clock(visit.Took)}: {visit.Diagnosis ?? visit.Verdict.ToString().ToLowerInvariant()}{(visit.Counts ? "" : " (counts against no phone)")}");

    private static string Share(double part) => part.ToString("0.###", CultureInfo.InvariantCulture);
}
