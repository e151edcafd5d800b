namespace PhoneRig.Core.Configuration.Binding;

/// <summary>What became of a node.</summary>
/// <param name="Value">The value; for an object or list also where a part of it was wrong and is left out. Null where nothing came of it.</param>
/// <param name="Whole">True where nothing in it was wrong.</param>
internal readonly record struct Bound(object? Value, bool Whole)
{
    public static Bound Nothing => default;

    public static Bound Of(object? value) => new(value, value is not null);
}
