using System.Collections.Immutable;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Everything that can be wrong in the matrix: all that the simulator can simulate.</summary>
internal static class Complaints
{
    private const string Healthy = "healthy";

    /// <summary>All of them: ailments first.</summary>
    public static ImmutableArray<Complaint> All { get; } = [.. Ailments.All.Select(Of)];

    private static Complaint Of(Ailment ailment) => new(ailment.Name, Keys(ailment), rig => rig with
    {
        Bench = rig.Bench.ToImmutableDictionary(phone => phone.Key, phone => phone.Value with { Ailment = ailment.Name }),
    });

    private static ImmutableArray<string> Keys(Ailment ailment) => ailment switch
    {
        { Name: Healthy } => [],
        { Rows.IsEmpty: true } => [ailment.Name],
        _ => ailment.Rows,
    };
}
