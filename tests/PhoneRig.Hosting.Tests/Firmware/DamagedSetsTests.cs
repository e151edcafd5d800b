using System.Collections.Immutable;
using System.Text;
using PhoneRig.Core.Firmware;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Hosting.Tests.Firmware;

using Files = ImmutableDictionary<string, ImmutableArray<byte>>;

/// <summary>What happens to firmware on its way to a bench: each damage is named, and nothing of it gets into the library.</summary>
public sealed class DamagedSetsTests
{
    private const string Term = "term70.default.loads";
    private const string Named = "SCCP70.8-5-2S.loads";

    private static readonly Files Good = ShelfBench.Set();

    private static string Part(string part) => Good.Keys.Single(name => name.StartsWith(part, StringComparison.Ordinal));

    private static IEnumerable<TestCaseData<Files, FirmwareFlaw, string>> Damaged()
    {
        TestCaseData<Files, FirmwareFlaw, string> Case(string name, Files files, FirmwareFlaw flaw, string says) =>
            new TestCaseData<Files, FirmwareFlaw, string>(files, flaw, says).SetArgDisplayNames(name);

        foreach (var part in new[] { "jar70", "cnu70", "apps70", "dsp70", "cvm70" })
        {
            var file = Part(part);
            yield return Case($"{part} missing", Good.Remove(file), FirmwareFlaw.MissingArchive, file);
            yield return Case($"{part} cut to half", Good.Truncate(file, Good[file].Length / 2), FirmwareFlaw.CutShort, file);
            yield return Case($"{part} renamed", Good.Rename(file, $"{part}.sbn"), FirmwareFlaw.Renamed, $"{part}.sbn is called {file}");
        }

        var jar = Part("jar70");
        foreach (var length in new[] { 0, 7, 100, 420, 900 })
        {
            yield return Case($"jar of {length} bytes", Good.Truncate(jar, length), length == 7 ? FirmwareFlaw.BrokenEnvelope : FirmwareFlaw.CutShort, jar);
        }

        foreach (var list in new[] { Term, "term71.default.loads", Named })
        {
            yield return Case($"{list} cut in its list", Good.Truncate(list, 415), FirmwareFlaw.BrokenList, list);
            yield return Case($"{list} cut in its envelope", Good.Truncate(list, 200), FirmwareFlaw.CutShort, list);
            yield return Case($"{list} as plain text", Good.SetItem(list, [.. Encoding.ASCII.GetBytes($"{jar}\r\n")]), FirmwareFlaw.Unsigned, list);
        }

        yield return Case("no default load", Good.Remove(Term).Remove("term71.default.loads"), FirmwareFlaw.NoDefaultLoad, "term70.default.loads");
        yield return Case("no named load", Good.Remove(Named), FirmwareFlaw.NoNamedLoad, "SCCP70.9-4-2SR3-1S.loads");
        yield return Case("default load of another release", ShelfBench.Set("9-4-2SR3-1S").Remove(Term).Remove("term71.default.loads").Remove("SCCP70.9-4-2SR3-1S.loads").AddRange(Good).SetItem(Term, ShelfBench.Set("9-4-2SR3-1S")[Term]), FirmwareFlaw.MixedReleases, "two releases are mixed");
        yield return Case("two releases", Good.SetItems(ShelfBench.Set("9-4-2SR3-1S")), FirmwareFlaw.MixedReleases, "more than one named load");
        yield return Case("two names but for case", Good.Add("TERM70.default.loads", Good[Term]), FirmwareFlaw.SameName, "TERM70.default.loads");
        yield return Case("another family", Family("41"), FirmwareFlaw.WrongFamily, "7941");
        yield return Case("a 7940's", Files.Empty.Add("P00308000500.loads", [.. Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Good[Named].AsSpan()).Replace(Named, "P00308000500.loads\0", StringComparison.Ordinal))]), FirmwareFlaw.WrongFamily, "7940");
        yield return Case("zeroes", Good.SetItem(jar, [.. new byte[3000]]), FirmwareFlaw.Unsigned, jar);
        yield return Case("an HTML page of a failed download", Good.SetItem(jar, [.. "<!DOCTYPE html><html>log in</html>"u8]), FirmwareFlaw.Unsigned, jar);
        yield return Case("nothing but a text", Files.Empty.Add("readme.txt", [1]), FirmwareFlaw.NoDefaultLoad, "term70");
    }

    [Test]
    public void There_are_at_least_thirty_damaged_sets() => Assert.That(Damaged().Count(), Is.GreaterThanOrEqualTo(30));

    [TestCaseSource(nameof(Damaged))]
    public void A_damaged_set_is_refused_with_its_problem_named_and_nothing_is_imported(Files files, FirmwareFlaw flaw, string says)
    {
        using var bench = new ShelfBench();
        foreach (var path in new[] { bench.Folder(files), bench.Zip(files) })
        {
            var import = bench.Import(path, "mine");

            Assert.That((import.Manifest, import.Refusal), Is.EqualTo(((object?)null, (string?)null)));
            Assert.That(import.Findings.Where(finding => finding.IsProblem && finding.Flaw == flaw).Select(finding => finding.Message), Has.Some.Contains(says), string.Join('\n', import.Findings));
            Assert.That(bench.Left(), Is.Empty);
        }
    }

    [Test]
    public void A_flipped_byte_after_the_import_is_found_and_the_set_is_not_served()
    {
        using var bench = new ShelfBench();
        bench.Import(bench.Folder(Good));
        var jar = Part("jar70");
        var file = Path.Combine(bench.Shelf.Folder, "SCCP70.8-5-2S", "files", jar);
        File.WriteAllBytes(file, Good.Corrupt(jar)[jar].AsSpan());

        var verified = bench.Shelf.Verify("SCCP70.8-5-2S");

        Assert.That(verified.Set, Is.Null);
        Assert.That(verified.Problems.Single(), Does.StartWith($"{jar} is not what was imported (its SHA-256 differs)"));
    }

    /// <summary>The files of another family of phones: names inside and out.</summary>
    private static Files Family(string digits) =>
        Good.ToImmutableDictionary(
            file => file.Key.Replace("70.", $"{digits}.", StringComparison.Ordinal).Replace("70s", $"{digits}s", StringComparison.Ordinal),
            file => file.Value.ToArray() is var bytes && file.Key.EndsWith(".loads", StringComparison.Ordinal)
                ? [.. Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("70.", $"{digits}.", StringComparison.Ordinal).Replace("70sccp", $"{digits}sccp", StringComparison.Ordinal))]
                : ImmutableArray.Create(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("70.8", $"{digits}.8", StringComparison.Ordinal).Replace("70sccp", $"{digits}sccp", StringComparison.Ordinal))));
}
