using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>One property of a record, as it stands in a file.</summary>
/// <param name="property">The property.</param>
internal sealed class ShapeProperty(PropertyInfo property)
{
    /// <summary>Its key.</summary>
    public string Name { get; } = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? Shape.Naming.ConvertName(property.Name);

    /// <summary>The property itself.</summary>
    public PropertyInfo Member => property;

    /// <summary>The type of its value.</summary>
    public Type Type => property.PropertyType;

    /// <summary>Whether a file must have it.</summary>
    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>The whole numbers that it takes; null: any.</summary>
    public RangeAttribute? Range { get; } = property.GetCustomAttribute<RangeAttribute>();
}
