namespace PhoneRig.Benchmarks.Confusion;

/// <summary>A must-show figure.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Good">How many are as they must be.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Least">The least share.</param>
internal sealed record Figure(string Name, int Good, int Of, double Least)
{
    /// <summary>True where it holds; of nothing everything holds.</summary>
    public bool Holds => Good >= Least * Of;

    /// <summary>One line.</summary>
    public override string ToString() =>
        $"{(Holds ? "pass" : "FAIL")}  {Name,-48}{Good,7} of {Of,-7}{(Of == 0 ? "" : $"{(double)Good / Of,8:0.00%}")}   {(Least < 1 ? $"at least {Least:0%}" : "all")}";
}
