namespace PhoneRig.Core.Recovery;

/// <summary>How sure a diagnosis is where its condition is met. A remedy that erases needs <see cref="High"/> (design section 5).</summary>
public enum DiagnosisConfidence
{
    /// <summary>Other causes show the same more often.</summary>
    Low,
    /// <summary>Other causes can show the same.</summary>
    Medium,
    /// <summary>Nothing else that is known shows it.</summary>
    High,
}
