namespace PhoneRig.Hosting.Simulations;

/// <summary>What a campaign's last word on a phone is worth.</summary>
internal enum Answer
{
    /// <summary>Done, and well; or called what it has.</summary>
    Right,
    /// <summary>Nothing that is untrue: unknown, not done in its time, or the rig's, the site's or a person's matter.</summary>
    Honest,
    /// <summary>Something untrue of the phone.</summary>
    Wrong,
}
