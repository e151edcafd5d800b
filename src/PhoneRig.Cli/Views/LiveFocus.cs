namespace PhoneRig.Cli.Views;

/// <summary>Where the person at the keyboard is looking: a plain value, folded from the keys that are pressed.</summary>
/// <param name="At">The station that is picked, by its place, from 0.</param>
/// <param name="Open">True while that station fills the screen.</param>
/// <param name="Said">What there is to say of the last key; null for nothing.</param>
internal sealed record LiveFocus(int At, bool Open, string? Said)
{
    /// <summary>At the overview.</summary>
    public static LiveFocus Start { get; } = new(0, Open: false, null);

    /// <summary>Takes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="stations">How many stations there are.</param>
    public LiveFocus Press(ConsoleKeyInfo key, int stations) => (this with { Said = null }).Take(key, stations);

    private LiveFocus Take(ConsoleKeyInfo key, int stations) => key switch
    {
        { Key: ConsoleKey.UpArrow } => this with { At = (At + stations - 1) % stations },
        { Key: ConsoleKey.DownArrow } => this with { At = (At + 1) % stations },
        { Key: ConsoleKey.Enter or ConsoleKey.RightArrow } => this with { Open = true },
        { Key: ConsoleKey.Escape or ConsoleKey.LeftArrow } => this with { Open = false },
        { KeyChar: >= '1' and <= '9' } when key.KeyChar - '1' < stations => this with { At = key.KeyChar - '1' },
        { KeyChar: 'q' or 'Q' } => this with { Said = StopWords.NotByQ },
        _ => this,
    };
}
