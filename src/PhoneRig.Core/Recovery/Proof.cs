namespace PhoneRig.Core.Recovery;

/// <summary>How a recovery is proven (the strongest that the senses gave).</summary>
public enum Proof
{
    /// <summary>The phone's own traffic shows it: all archives served, a newer DISCOVER, the configuration fetched, no further load asked for.</summary>
    Inferred,
    /// <summary>The phone itself named its load: console, web page or registration.</summary>
    Reported,
}
