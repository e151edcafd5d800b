using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Recovery;

/// <summary>What helps against a diagnosis: a procedure to run, another firmware set to serve, or both. A playbook says where in its order such remedies come.</summary>
public sealed record Remedy
{
    /// <summary>The procedure to run; null: nothing is touched, the phone is given time with what is served.</summary>
    public string? Procedure { get; init; }

    /// <summary>The firmware set to serve meanwhile: "goal", or the name of a rung of ladders.yaml. Default: goal.</summary>
    public string Firmware { get; init; } = Attempt.Goal;

    /// <summary>
    /// True where the set is the one to stay with: the phone's configuration names it too, and a phone that comes home with it is recovered. False: it is
    /// a step on the way to the goal's. An upgrade to a named load knows no such end.
    /// </summary>
    public bool Stays { get; init; }

    /// <summary>Why it helps, for people.</summary>
    public string? Why { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }
}
