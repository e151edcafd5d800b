namespace PhoneRig.Hosting.Doctor;

/// <summary>How bad a finding is, the best first.</summary>
public enum FindingGrade
{
    /// <summary>As it should be.</summary>
    InOrder,

    /// <summary>The rig works, and something may go wrong with it.</summary>
    Warning,

    /// <summary>The rig does not work with it, or harms a phone.</summary>
    Problem,
}
