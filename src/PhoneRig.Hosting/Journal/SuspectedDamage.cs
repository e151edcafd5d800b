namespace PhoneRig.Hosting.Journal;

/// <summary>
/// A note beside a journal that somebody met damage in it. The next start reads the whole file through because of it; without, it does so after an unclean end alone,
/// since that takes long.
/// </summary>
/// <param name="journal">The journal.</param>
internal sealed class SuspectedDamage(string journal)
{
    private readonly string note = journal + "-suspected";

    public bool IsNoted => File.Exists(note);

    /// <summary>Leaves the note. Who may only read the journal's folder leaves none.</summary>
    public void Note(Exception damage)
    {
        try
        {
            File.WriteAllText(note, damage.Message);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            // The reader's complaint says what to do all the same, and the writer notes it when it meets it.
        }
    }

    public void Forget() => File.Delete(note);
}
