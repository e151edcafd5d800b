using System.Collections.Immutable;
using System.Reflection;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Timeline;

/// <summary>Makes a value of any type that facts are made of, with every part set, so that a round trip that loses one is seen.</summary>
internal static class SampleValues
{
    /// <summary>A value of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="salt">Makes values of one type differ.</param>
    public static object Make(Type type, int salt)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return values.GetValue((salt + 1) % values.Length)!;
        }

        return type switch
        {
            _ when type == typeof(string) => $"text-{salt} \"ü\"\r",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 1000 + salt,
            _ when type == typeof(long) => 5_000_000_000 + salt,
            _ when type == typeof(double) => 48.5 + salt,
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(12_345_678_901 + salt),
            _ when type == typeof(TimeOnly) => new TimeOnly(17, 30).AddMinutes(salt),
            _ when type == typeof(Key) => new Key("#"),
            _ when type == typeof(ImmutableSortedDictionary<string, string>) => ImmutableSortedDictionary<string, string>.Empty.Add("load", $"value-{salt}"),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => MakeArray(type.GetGenericArguments()[0], salt),
            // An abstract record has its kinds inside it; facts are in files of their own.
            _ when type == typeof(Fact) => Make(typeof(TftpRequested), salt),
            _ when type.IsAbstract => Make(type.GetNestedTypes().First(type.IsAssignableFrom), salt),
            _ => Construct(type, salt),
        };
    }

    private static object MakeArray(Type element, int salt) => typeof(SampleValues)
        .GetMethod(nameof(Pair), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(element)
        .Invoke(null, [salt])!;

    private static ImmutableArray<T> Pair<T>(int salt) => [(T)Make(typeof(T), salt), (T)Make(typeof(T), salt + 1)];

    private static object Construct(Type type, int salt)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select((parameter, at) => Make(parameter.ParameterType, salt + at))]);
    }
}
