using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace PhoneRig.Core.Tests.Configuration;

/// <summary>The doc comments of Core, which the schemas show to people who write files.</summary>
internal sealed class DocComments
{
    private readonly Dictionary<string, XElement> members =
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "PhoneRig.Core.xml")).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    public string? Of(MemberInfo member)
    {
        var name = member is Type type ? $"T:{type.FullName}" : $"P:{member.DeclaringType!.FullName}.{member.Name}";
        return members.GetValueOrDefault(name)?.Element("summary") is { } summary ? Flat(summary) : null;
    }

    private static string Flat(XElement summary)
    {
        var text = string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => KeyOf(see.Attribute("cref")!.Value),
            XElement element => element.Value,
            _ => node.ToString(SaveOptions.DisableFormatting),
        }));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // A property is known to people by its key in the file.
    private static string KeyOf(string cref)
    {
        var name = cref.Split('.')[^1];
        return cref.StartsWith("P:", StringComparison.Ordinal) ? JsonNamingPolicy.KebabCaseLower.ConvertName(name) : name;
    }
}
