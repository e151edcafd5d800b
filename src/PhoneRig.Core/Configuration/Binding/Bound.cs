namespace PhoneRig.Core.Configuration.Binding;

/// <summary>What became of a node.</summary>
/// <param name="Value">The value; null where nothing came of it.</param>
/// <param name="Whole">True where nothing in it was wrong.</param>
/// <param name="Usable">True where it may be looked at: whole, or with nothing wrong but entries that are left out of its lists and dictionaries.</param>
internal readonly record struct Bound(object? Value, bool Whole, bool Usable)
{
    public static Bound Nothing => default;

    public static Bound Of(object? value) => new(value, value is not null, value is not null);
}
