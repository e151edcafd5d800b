using PhoneRig.Core.Configuration;
using PhoneRig.Core.Configuration.Binding;
using PhoneRig.Core.Configuration.Yaml;

namespace PhoneRig.Core.Tests.Configuration;

/// <summary>Reads records from a text in a test, without checks.</summary>
internal static class YamlText
{
    public static ConfigResult<T> Read<T>(string text)
        where T : class
    {
        var problems = new ProblemList();
        return YamlReader.Read("test.yaml", text, problems) is { } root
            ? problems.Result(new Binder(problems).Bind<T>(root).Value)
            : problems.Result<T>(null);
    }

    public static T Value<T>(string text)
        where T : class
    {
        var result = Read<T>(text);
        Assert.That(result.Problems, Is.Empty);
        return result.Value!;
    }
}
