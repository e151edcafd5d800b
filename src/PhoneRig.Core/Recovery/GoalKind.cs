namespace PhoneRig.Core.Recovery;

/// <summary>What a playbook is to reach.</summary>
public enum GoalKind
{
    /// <summary>The phone runs the goal's load and has fetched its configuration (design section 5).</summary>
    ConfigFetched,
    /// <summary>It has registered as well, which its console tells.</summary>
    Registered,
    /// <summary>As <see cref="ConfigFetched"/>, with a load of its own.</summary>
    Load,
    /// <summary>It is known what the phone is and what is wrong with it; nothing is to be changed.</summary>
    Identified,
}
