namespace PhoneRig.Core.Safety;

/// <summary>One rule under the hands.</summary>
internal interface IInterlock
{
    /// <summary>What it says to the deed; null where the deed is none of its business, or fine.</summary>
    Permit? Judge(Situation situation);
}
