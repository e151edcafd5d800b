namespace PhoneRig.Network.PhoneWeb;

/// <summary>How asking a phone for its page ended.</summary>
/// <param name="End">How.</param>
/// <param name="Page">What it says, where it was read.</param>
/// <param name="Words">What was wrong, as a phrase.</param>
public sealed record PageOutcome(PageEnd End, PhonePage? Page, string Words);
