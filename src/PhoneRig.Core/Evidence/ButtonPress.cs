namespace PhoneRig.Core.Evidence;

/// <summary>A button's presses out of looks at its contact: two looks in a row that agree are evidence, so that a contact that bounces, or a spike on its wire, is no press.</summary>
/// <param name="Down">What is known: whether it is down. At first it is: one that is down from the beginning, or stuck, has to be let go before it can be pressed.</param>
/// <param name="Last">What the last look saw; null before the first.</param>
public readonly record struct ButtonPress(bool Down, bool? Last)
{
    /// <summary>Before the first look.</summary>
    public static ButtonPress Unseen { get; } = new(Down: true, Last: null);

    /// <summary>Takes a look.</summary>
    /// <param name="down">Whether the contact is closed now.</param>
    /// <returns>What is known then, and whether the button was pressed by that.</returns>
    public (ButtonPress Next, bool Pressed) Look(bool down) => down == Last && down != Down
        ? (new ButtonPress(down, down), down)
        : (this with { Last = down }, false);
}
