namespace PhoneRig.Core.Procedures;

/// <summary>What is being done with a key of a code.</summary>
public enum TypingStage
{
    /// <summary>It is being pressed.</summary>
    Pressing,
    /// <summary>Its echo is awaited.</summary>
    AwaitingEcho,
    /// <summary>The gap before the next key.</summary>
    Gap,
    /// <summary>A person types; each echo tells how far they are.</summary>
    ByPerson,
}
