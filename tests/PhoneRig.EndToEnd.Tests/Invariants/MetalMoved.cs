namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>What the bench's metal did: the truth beside the timeline.</summary>
/// <param name="At">Uptime.</param>
/// <param name="Part">"power", "hook", or a key.</param>
/// <param name="On">Power there, receiver lifted, or key down.</param>
internal sealed record MetalMoved(TimeSpan At, string Part, bool On)
{
    public const string Power = "power";
    public const string Hook = "hook";
}
