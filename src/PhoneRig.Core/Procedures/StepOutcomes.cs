namespace PhoneRig.Core.Procedures;

/// <summary>How a single step ended well; other names end the procedure.</summary>
public static class StepOutcomes
{
    /// <summary>It was done.</summary>
    public const string Done = "done";

    /// <summary>What it waited for was seen.</summary>
    public const string Seen = "seen";

    /// <summary>Time has passed where no sense could tell.</summary>
    public const string Blind = "blind";

    /// <summary>A person was asked.</summary>
    public const string Asked = "asked";
}
