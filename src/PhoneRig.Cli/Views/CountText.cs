namespace PhoneRig.Cli.Views;

/// <summary>How many of what, in words.</summary>
internal static class CountText
{
    /// <summary>Such as "1 phone" and "3 phones".</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">Of what, in the singular; its plural takes an s.</param>
    public static string Of(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
