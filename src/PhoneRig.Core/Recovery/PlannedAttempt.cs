namespace PhoneRig.Core.Recovery;

/// <summary>An attempt as a recovery may make it: one of the playbook's own, or a remedy that the playbook places.</summary>
/// <param name="Attempt">What is done. A remedy's <see cref="Attempt.When"/> names every diagnosis that it stands with.</param>
/// <param name="Place">Its place in the playbook, from 0; the remedies of one entry share it.</param>
/// <param name="IsRemedy">Whether it is a remedy.</param>
/// <param name="Formats">Whether it formats the flash.</param>
/// <param name="Resets">Whether it types a code that erases and does not format.</param>
/// <param name="GoesBlind">Whether a wait in it ends blind at this station, after <see cref="Attempt.Blind"/>.</param>
/// <param name="Occurrence">Which of the playbook's own attempts that do the same it is, from 1; 1 for remedies.</param>
internal sealed record PlannedAttempt(Attempt Attempt, int Place, bool IsRemedy, bool Formats, bool Resets, bool GoesBlind, int Occurrence)
{
    /// <summary>Whether two do the same, whatever they are there for.</summary>
    public bool DoesAs(Attempt other) => DoesLike(other) && Attempt.Blind == other.Blind;

    /// <summary>Whether two do the same but for how long they wait blind.</summary>
    public bool DoesLike(Attempt other) => Attempt.Procedure == other.Procedure && Attempt.Firmware == other.Firmware && Attempt.Stays == other.Stays;
}
