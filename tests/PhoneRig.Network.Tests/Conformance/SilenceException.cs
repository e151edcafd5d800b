namespace PhoneRig.Conformance;

/// <summary>A check waited for something that did not come.</summary>
/// <param name="what">For what.</param>
internal sealed class SilenceException(string what) : Exception($"expected {what}");
