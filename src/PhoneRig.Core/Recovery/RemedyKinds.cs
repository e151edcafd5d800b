namespace PhoneRig.Core.Recovery;

/// <summary>Which remedies of the standing diagnoses come at a place of a playbook.</summary>
public enum RemedyKinds
{
    /// <summary>Those that format no flash.</summary>
    Gentle,
    /// <summary>All that were not made yet.</summary>
    All,
}
