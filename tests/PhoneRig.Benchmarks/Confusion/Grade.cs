namespace PhoneRig.Benchmarks.Confusion;

/// <summary>What an answer is worth.</summary>
internal enum Grade
{
    /// <summary>It names what is wrong; or nothing is, and it says so.</summary>
    Right,

    /// <summary>It names another of those that these senses cannot tell apart, as the table says; "unknown" and silence, where the table has them, are such.</summary>
    Group,

    /// <summary>It names something that is true of the phone too, and not what the table says can be told.</summary>
    Partly,

    /// <summary>It says that it does not know, where the table says that it can be told.</summary>
    Unknown,

    /// <summary>The phone came home before anything was named.</summary>
    Unnamed,

    /// <summary>It names something else.</summary>
    Wrong,
}
