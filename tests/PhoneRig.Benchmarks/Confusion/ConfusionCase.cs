namespace PhoneRig.Benchmarks.Confusion;

/// <summary>One cell's one run: what is wrong, what it can be told by, and the number that everything else is drawn from.</summary>
/// <param name="Complaint">What is wrong.</param>
/// <param name="Senses">What the station is given.</param>
/// <param name="Seed">Where timings and noise are drawn from.</param>
internal sealed record ConfusionCase(Complaint Complaint, WiredSenses Senses, int Seed)
{
    /// <summary>How to run it alone.</summary>
    public string Command => $"scripts/confusion.sh --ailment {Complaint.Name} --senses {Senses.Name()} --seed {Seed} --story";

    /// <inheritdoc/>
    public override string ToString() => $"{Complaint.Name}, {Senses.Heading()}, seed {Seed}";
}
