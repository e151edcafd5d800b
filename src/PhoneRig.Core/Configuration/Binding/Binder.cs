using PhoneRig.Core.Configuration.Yaml;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>
/// Turns nodes into records, by the records' own shapes. It never stops at a mistake: what is wrong is left out of the list or
/// dictionary it stands in, and reading goes on, so that one pass tells everything.
/// </summary>
/// <param name="problems">Where to put what is wrong.</param>
/// <param name="complete">False where a part of the file is known to be missing (a base that cannot be read): then nothing is called missing.</param>
internal sealed class Binder(ProblemList problems, bool complete = true)
{
    private readonly LeafBinder leaves = new(problems);

    /// <summary>The record; where something in it was wrong, what is left of it, with empty collections for what is missing.</summary>
    public (T Value, bool Whole) Bind<T>(MappingNode node)
        where T : class
    {
        var bound = BindObject(node, Shape.Of(typeof(T)));
        return ((T)bound.Value!, bound.Whole);
    }

    private Bound Bind(YamlNode node, Type type)
    {
        var info = Shape.Of(type);
        return info.Kind switch
        {
            ShapeKind.Record => BindObjectOrShortForm(node, info),
            ShapeKind.List => BindList(node, info),
            ShapeKind.Dictionary => BindDictionary(node, info),
            _ => Bound.Of(leaves.Bind(node, type)),
        };
    }

    private Bound BindObjectOrShortForm(YamlNode node, Shape type)
    {
        switch (node)
        {
            case MappingNode mapping:
                return BindObject(mapping, type);
            case ScalarNode { IsEmpty: false } scalar when type.FormForPin is { } form && PinRef.TryParse(scalar.Text, null, out _):
                problems.Add(scalar.At, $"\"{scalar.Text}\" is a pin: write {form.Replace("PIN", scalar.Text, StringComparison.Ordinal)}");
                return Bound.Nothing;
            case ScalarNode { IsEmpty: false } scalar when type.ShortForm is { } property:
                var key = new ScalarNode(scalar.At, property.Name, quoted: false);
                return BindObject(new(scalar.At, [new(key, scalar)]), type);
            case RefusedNode:
                return Bound.Nothing;
            default:
                problems.Add(node.At, $"a mapping is wanted here, with {string.Join(", ", type.Properties.Select(p => p.Name))}");
                return Bound.Nothing;
        }
    }

    private Bound BindObject(MappingNode node, Shape type)
    {
        var (whole, usable) = (true, true);
        var misspelt = new HashSet<string>(StringComparer.Ordinal);
        var value = Activator.CreateInstance(type.Type)!;
        foreach (var property in type.Properties.Where(p => p.IsRequired && IsCollection(p)))
        {
            FillEmpty(value, property);
        }

        foreach (var entry in node.Entries)
        {
            if (type.Properties.FirstOrDefault(p => p.Name == entry.Key.Text) is not { } property)
            {
                var known = type.Properties.Select(p => p.Name).ToList();
                problems.Add(entry.Key.At, entry is { Key: { Quoted: false } key, Value: ScalarNode { IsEmpty: true } } && key.Text.Contains(' ')
                    ? $"\"{key.Text}\" is no key: inside {{ }} a comma ends the text before it, so write that text in quotes"
                    : $"unknown key \"{entry.Key.Text}\"; {NearestWord.Hint(entry.Key.Text, known)}");
                misspelt.Add(NearestWord.Of(entry.Key.Text, known) ?? "");
                whole = usable = false;
                continue;
            }

            var bound = Bind(entry.Value, property.Type);
            whole &= bound.Whole;
            usable &= bound.Usable;
            if (!InRange(entry.Value, property, bound.Value))
            {
                whole = usable = false;
            }
            else if (bound.Usable)
            {
                property.Member.SetValue(value, bound.Value);
            }
        }

        if (complete && !HasRequired(node, type, misspelt))
        {
            whole = usable = false;
        }

        type.Type.GetProperty("At", typeof(Position))?.SetValue(value, node.At);
        return new(value, whole, usable);
    }

    // A name that is there but misspelt has been told already, at its own place.
    private bool HasRequired(MappingNode node, Shape type, HashSet<string> misspelt)
    {
        var missing = type.Properties.Where(p => p.IsRequired && node.Find(p.Name) is null).Select(p => p.Name).ToList();
        var untold = missing.Where(name => !misspelt.Contains(name)).Select(name => $"\"{name}\"").ToList();
        if (untold.Count > 0)
        {
            problems.Add(node.At, $"missing: {string.Join(", ", untold)}");
        }

        return missing.Count == 0;
    }

    private bool InRange(YamlNode node, ShapeProperty property, object? value)
    {
        if (value is not int number || property.Range is not { } range || range.IsValid(number))
        {
            return true;
        }

        var text = ((ScalarNode)node).Text;
        var hex = text.StartsWith("0x", StringComparison.Ordinal);
        problems.Add(node.At, $"{text} is out of range: {(hex ? $"0x{range.Minimum:x2} to 0x{range.Maximum:x2}" : $"{range.Minimum} to {range.Maximum}")}");
        return false;
    }

    private Bound BindList(YamlNode node, Shape type)
    {
        var element = type.ElementType!;
        switch (node)
        {
            case SequenceNode list:
                var items = list.Items.Select(item => Bind(item, element)).ToList();
                return new(Collections.MakeList(type, items.Where(i => i.Whole).Select(i => i.Value!)), items.All(i => i.Whole), Usable: true);
            case ScalarNode { IsEmpty: false } scalar when LeafBinder.IsLeaf(element):
                var single = Bind(scalar, element);
                return single.Whole ? Bound.Of(Collections.MakeList(type, [single.Value!])) : Bound.Nothing;
            case RefusedNode:
                return Bound.Nothing;
            default:
                problems.Add(node.At, LeafBinder.IsLeaf(element) ? "a list is wanted here: [ONE, TWO]" : "a list is wanted here: begin each entry with \"- \"");
                return Bound.Nothing;
        }
    }

    private Bound BindDictionary(YamlNode node, Shape type)
    {
        if (node is not MappingNode mapping)
        {
            if (node is not RefusedNode)
            {
                problems.Add(node.At, "a mapping is wanted here: NAME: VALUE");
            }

            return Bound.Nothing;
        }

        var entries = mapping.Entries.Select(e => (e.Key.Text, Bound: Bind(e.Value, type.ElementType!))).ToList();
        return new(
            Collections.MakeDictionary(type, entries.Where(e => e.Bound.Whole).Select(e => KeyValuePair.Create(e.Text, e.Bound.Value!))),
            entries.All(e => e.Bound.Whole),
            Usable: true);
    }

    private static bool IsCollection(ShapeProperty property) =>
        Shape.Of(property.Type).Kind is ShapeKind.List or ShapeKind.Dictionary;

    // A required list that is missing would be a default ImmutableArray, which throws when looked at.
    private static void FillEmpty(object value, ShapeProperty property)
    {
        var type = Shape.Of(property.Type);
        property.Member.SetValue(value, type.Kind == ShapeKind.Dictionary ? Collections.MakeDictionary(type, []) : Collections.MakeList(type, []));
    }
}
