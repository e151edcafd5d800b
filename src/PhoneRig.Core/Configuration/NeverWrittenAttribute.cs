namespace PhoneRig.Core.Configuration;

/// <summary>Marks a word of an enumeration that only the program uses: no file may have it, and no schema knows it.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class NeverWrittenAttribute : Attribute;
