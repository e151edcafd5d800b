namespace PhoneRig.Core.Phones;

/// <summary>A key of a phone, by the name printed on it: "0" to "9", "*", "#". The hook switch is no key: see <see cref="Ports.IKeypad.SetHook"/>.</summary>
/// <param name="Name">What is printed on the key.</param>
public readonly record struct Key(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
