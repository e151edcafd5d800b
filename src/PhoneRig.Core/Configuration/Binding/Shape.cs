using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>
/// What a type looks like in a file, by the type itself: the reader and the schemas share it, so that they cannot disagree. By plain reflection: the
/// metadata of System.Text.Json says the same, but a compiler has to run for each property's type, and a check of a file would wait for it.
/// </summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    private Shape(Type type)
    {
        Type = type;
        (Kind, ElementType) = KindOf(type);
        if (Kind == ShapeKind.Record)
        {
            Properties =
            [
                .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                    .Where(property => property.SetMethod is { IsPublic: true } && !property.IsDefined(typeof(JsonIgnoreAttribute)))
                    .Select(property => new ShapeProperty(property)),
            ];
            var form = type.GetCustomAttribute<ShortFormAttribute>();
            ShortForm = form is null ? null : Properties.First(property => property.Member.Name == form.Property);
            FormForPin = form?.ForPin;
        }
    }

    /// <summary>How names of the code are written in files.</summary>
    public static JsonNamingPolicy Naming => JsonNamingPolicy.KebabCaseLower;

    /// <summary>The type, without its "may be absent".</summary>
    public Type Type { get; }

    /// <summary>How it is written.</summary>
    public ShapeKind Kind { get; }

    /// <summary>Of a list or a dictionary, the type of what is in it.</summary>
    public Type? ElementType { get; }

    /// <summary>Of a record, what may stand in it, in the order of its declaration: all that can be set and is not marked as no part of the language.</summary>
    public ImmutableArray<ShapeProperty> Properties { get; } = [];

    /// <summary>Of a record, the property that may stand for the whole; null: none.</summary>
    public ShapeProperty? ShortForm { get; }

    /// <summary>Of a record, what to write where a person wrote a pin for the whole, with PIN for it; null: nothing.</summary>
    public string? FormForPin { get; }

    /// <summary>The shape of a type.</summary>
    public static Shape Of(Type type) => Known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, one => new Shape(one));

    /// <summary>The words of an enumeration that a file may have.</summary>
    public static IEnumerable<string> Words(Type enumeration) => enumeration.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(word => !word.IsDefined(typeof(NeverWrittenAttribute)))
        .Select(word => Naming.ConvertName(word.Name));

    private static (ShapeKind Kind, Type? ElementType) KindOf(Type type)
    {
        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return generic == typeof(ImmutableArray<>) ? new(ShapeKind.List, type.GenericTypeArguments[0])
            : generic == typeof(ImmutableDictionary<,>) ? new(ShapeKind.Dictionary, type.GenericTypeArguments[1])
            : type.IsValueType || type == typeof(string) || type == typeof(PinRef) ? new(ShapeKind.Word, null)
            : new ValueTuple<ShapeKind, Type?>(ShapeKind.Record, null);
    }
}
