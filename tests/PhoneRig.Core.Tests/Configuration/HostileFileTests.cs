using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Configuration.Binding;
using PhoneRig.Core.Configuration.Yaml;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Tests.Configuration;

/// <summary>A file of any bytes is refused or read, and never throws.</summary>
public sealed class HostileFileTests
{
    [Test]
    public void A_spoilt_file_never_throws([Values("procedures/factory-reset.yaml", "rigs/simulated.yaml", "phones/cisco-7971.yaml")] string file)
    {
        const int seed = 7970;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var original = File.ReadAllText(Path.Combine(Repository.RigConfig, file));
        for (var round = 0; round < 1500; round++)
        {
            var text = Spoil(original, random);
            ReadAll(text, $"round {round}: {text}");
        }
    }

    [Test]
    public void Noise_never_throws()
    {
        const int seed = 41;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        const string alphabet = "ab:-?[]{}#&*!|>'\"%@`,\n\t \\0~\u0085\u2028\uFEFF\u0000\uD800";
        for (var round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(40); i > 0; i--)
            {
                text.Append(alphabet[random.Next(alphabet.Length)]);
            }

            ReadAll(text.ToString(), $"round {round}: {text}");
        }
    }

    private static string Spoil(string text, Random random)
    {
        var spoilt = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(spoilt.Length);
            switch (random.Next(3))
            {
                case 0:
                    spoilt.Remove(at, Math.Min(random.Next(1, 20), spoilt.Length - at));
                    break;
                case 1:
                    spoilt.Insert(at, random.GetItems<string>(["*", "&a", "!t ", "[", "{", "- ", ": ", "\"", "'", "\n", "|", "? "], 1)[0]);
                    break;
                default:
                    spoilt[at] = (char)random.Next(32, 127);
                    break;
            }
        }

        return spoilt.ToString();
    }

    private static void ReadAll(string text, string round)
    {
        try
        {
            var problems = new ProblemList();
            if (YamlReader.Read("noise.yaml", text, problems) is not { } root)
            {
                Assert.That(problems.Count, Is.Positive, $"refused without a word in {round}");
                return;
            }

            var (procedure, _) = new Binder(problems).Bind<Procedure>(root);
            ProcedureChecker.CheckWords(procedure);
            ProcedureChecker.CheckOrder(procedure);
            new Binder(problems).Bind<RigConfig>(root);
        }
        catch (Exception error) when (error is not AssertionException)
        {
            Assert.Fail($"{error} in {round}");
        }
    }
}
