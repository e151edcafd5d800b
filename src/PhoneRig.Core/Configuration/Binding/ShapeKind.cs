namespace PhoneRig.Core.Configuration.Binding;

/// <summary>How a type is written in a file.</summary>
internal enum ShapeKind
{
    /// <summary>One word: text, a number, yes or no, a word of an enumeration, a duration, a pin.</summary>
    Word,

    /// <summary>A mapping with a key for each property.</summary>
    Record,

    /// <summary>A sequence.</summary>
    List,

    /// <summary>A mapping of names that the user gives.</summary>
    Dictionary,
}
