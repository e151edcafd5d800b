using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>
/// What a phone model's timings come to, where nothing was measured: three ways home, each as its procedure goes, with an allowance either way. How many phones take which
/// is our guess, and so is the allowance.
/// </summary>
public static class TypicalTimes
{
    /// <summary>Of ten phones, so many come home by power alone.</summary>
    private const int ByPower = 6;

    /// <summary>So many need a factory reset.</summary>
    private const int ByReset = 3;

    /// <summary>So many are formatted.</summary>
    private const int ByFormat = 1;

    /// <summary>How much less and more everything takes.</summary>
    private static readonly ImmutableArray<double> Allowances = [0.8, 0.9, 1, 1.1, 1.2];

    /// <summary>For how long the goal's proof hears of no further load (the playbook's inferred proof).</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(60);

    /// <summary>How long an operator who is there takes to come: our guess.</summary>
    private static readonly TimeSpan Comes = TimeSpan.FromSeconds(30);

    /// <summary>A code is twelve keys (facts 2.2).</summary>
    private const int CodeKeys = 12;

    /// <summary>Archives of a load (facts 1.4).</summary>
    private const int Archives = 5;

    /// <summary>Of a model.</summary>
    /// <param name="model">The phone.</param>
    /// <param name="patience">How long a recovery waits for a phone that shows nothing, before it tries something else.</param>
    /// <param name="budget">How long a run may take by day; then it is stopped, and its phone waits for the evening.</param>
    /// <param name="keyless">Whether there are stations without keys: there, who needs a code is sent on to one that has.</param>
    public static PlanTimes Of(PhoneModel model, TimeSpan patience, TimeSpan budget, bool keyless)
    {
        ArgumentNullException.ThrowIfNull(model);
        TimeSpan Takes(string name) => model.Timings.TryGetValue(name, out var timing) ? timing.Typical : TimeSpan.Zero;
        var start = Takes("power-on-to-walk") + Takes("normal-walk") + Takes("vlan-discovery") + Takes("dhcp-delay") + Takes("dhcp-answer");
        var power = Takes("off-time") + start + Takes("download") + Archives * Takes("write-gap") + start + Quiet;
        var code = Takes("sample-after-walk") + CodeKeys * (Takes("press") + Takes("gap"));
        var reset = patience + code + Takes("soft-erase") + power;
        var format = patience + reset + code + Takes("format");
        (TimeSpan Took, int Share, bool NeedsKeys)[] ways = [(power, ByPower, false), (reset, ByReset, true), (format, ByFormat, true)];
        return new(
            [
                .. from way in ways
                   from one in Enumerable.Range(0, way.Share)
                   from allowance in Allowances
                   from keys in keyless ? (bool[])[true, false] : [true]
                   // Without keys a phone that needs them is only waited for.
                   select way.NeedsKeys && !keys
                       ? new PlanVisit((Takes("off-time") + start + patience) * allowance, keys, AfterVisit.KeyStation)
                       : way.Took * allowance >= budget
                           ? new PlanVisit(budget, keys, AfterVisit.Evening)
                           : new PlanVisit(way.Took * allowance, keys, AfterVisit.Through),
            ],
            [.. Allowances.Select(allowance => Takes("off-time") + Takes("prove-off") + (Comes * allowance) + AccountedWait.UsualSwap)],
            AccountedWait.UsualSwap,
            MeasuredAt: null,
            $"typical: the timings of {model.Phone}; {ByPower} of 10 phones home by power, {ByReset} by a reset, {ByFormat} by a format (our guess)");
    }
}
