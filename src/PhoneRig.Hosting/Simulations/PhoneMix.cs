using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Simulations;

/// <summary>Draws what ails the phones of a pile.</summary>
internal sealed class PhoneMix
{
    /// <summary>What people bring in most: our choice, after the reports that the facts rest on (facts 1.3, 7). All else is drawn as often as anything else.</summary>
    private static readonly string[] Common = ["boot-loop", "empty-flash", "wiped-brick", "old-key-loader", "healthy"];

    /// <summary>How much more often they come.</summary>
    private const int CommonWeight = 4;

    private readonly (string Ailment, int Weight)[] weights;
    private readonly int sum;

    /// <summary>A mix.</summary>
    /// <param name="config">How often each is drawn.</param>
    public PhoneMix(MixConfig config)
    {
        weights = [.. config.Ailments.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value))];
        sum = weights.Sum(one => one.Weight);
    }

    /// <summary>Every ailment that the simulator knows, single and double.</summary>
    public static MixConfig Usual { get; } = new() { Ailments = System.Collections.Immutable.ImmutableDictionary.CreateRange(Ailments.Names.Select(name => KeyValuePair.Create(name, Common.Contains(name) ? CommonWeight : 1))) };

    /// <summary>Draws one.</summary>
    public string Draw(Random random)
    {
        var left = random.Next(sum);
        foreach (var (ailment, weight) in weights)
        {
            if ((left -= weight) < 0)
            {
                return ailment;
            }
        }

        throw new InvalidOperationException("a mix without weights");
    }
}
