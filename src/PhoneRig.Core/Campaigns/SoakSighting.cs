namespace PhoneRig.Core.Campaigns;

/// <summary>What was seen of a phone that is watched over night.</summary>
/// <param name="Why">As a phrase.</param>
public abstract record SoakSighting(string Why)
{
    /// <summary>It runs no more, of its own.</summary>
    public sealed record Fell(string Why) : SoakSighting(Why);

    /// <summary>It is not left alone any more: nothing that it does from here on says anything.</summary>
    public sealed record Disturbed(string Why) : SoakSighting(Why);
}
