using System.Collections.Immutable;
using System.Reflection;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>Makes the immutable collections of the records, whose element types are known only when a file is read.</summary>
internal static class Collections
{
    private static readonly MethodInfo List = Method(nameof(ToList));
    private static readonly MethodInfo Dictionary = Method(nameof(ToDictionary));

    public static object MakeList(Shape type, IEnumerable<object> items) =>
        List.MakeGenericMethod(type.ElementType!).Invoke(null, [items])!;

    public static object MakeDictionary(Shape type, IEnumerable<KeyValuePair<string, object>> items) =>
        Dictionary.MakeGenericMethod(type.ElementType!).Invoke(null, [items])!;

    private static ImmutableArray<T> ToList<T>(IEnumerable<object> items) => [.. items.Cast<T>()];

    private static ImmutableDictionary<string, T> ToDictionary<T>(IEnumerable<KeyValuePair<string, object>> items) =>
        items.ToImmutableDictionary(i => i.Key, i => (T)i.Value, StringComparer.Ordinal);

    private static MethodInfo Method(string name) => typeof(Collections).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
