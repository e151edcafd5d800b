using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Core.Configuration.Binding;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration;

/// <summary>The JSON schemas of the configuration files, for editors. They are made from the metadata that the reader reads by.</summary>
public static class ConfigSchemas
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's file name: procedure.schema.json.</summary>
    /// <param name="kind">Which kind of file.</param>
    public static string FileName(ConfigKind kind) => kind is ConfigKind.Diagnoses or ConfigKind.Ladders
        ? $"{kind.ToString().ToLowerInvariant()}.schema.json"
        : $"{kind.ToString().ToLowerInvariant().TrimEnd('s')}.schema.json";

    /// <summary>The schema of one kind of file, indented, with a line feed at its end.</summary>
    /// <param name="kind">Which kind of file.</param>
    /// <param name="describe">Says what a type or property is for people who write files; null: nothing.</param>
    public static string Export(ConfigKind kind, Func<MemberInfo, string?>? describe = null)
    {
        var (type, overlays) = kind switch
        {
            ConfigKind.Phones => (typeof(PhoneModel), true),
            ConfigKind.Procedures => (typeof(Procedure), false),
            ConfigKind.Playbooks => (typeof(Playbook), false),
            ConfigKind.Diagnoses => (typeof(DiagnosisBook), false),
            ConfigKind.Ladders => (typeof(LadderBook), false),
            ConfigKind.Calibrations => (typeof(CalibrationConfig), false),
            _ => (typeof(RigConfig), false),
        };
        JsonNode schema = new SchemaWriter(describe ?? (_ => null), overlays).Write(type);
        return schema.ToJsonString(Indented) + "\n";
    }
}
