namespace PhoneRig.Core.Recovery;

/// <summary>How a run ended.</summary>
public enum Verdict
{
    /// <summary>The goal is proven.</summary>
    Recovered,
    /// <summary>A person has to do something; the sentence says what.</summary>
    NeedsAttention,
    /// <summary>Nothing more can be done for this phone.</summary>
    Scrap,
    /// <summary>Stopped before an end was reached.</summary>
    Stopped,
    /// <summary>What the phone is was to be told, and is; whether anything is wrong with it is in the diagnosis.</summary>
    Identified,
}
